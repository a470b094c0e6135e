import { start } from './frame';

start('viewer');
