import { start } from './frame';

start('editor');
