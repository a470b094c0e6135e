import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './app/page.css';
import { Providers } from './app/Providers';
import { startTexts } from './i18n';
import { openAhead, Pages } from './pages';

const root = document.getElementById('root')!;
const texts = startTexts();
openAhead(); // all at once, and not one after the other has come

void texts.then(
  () =>
    createRoot(root).render(
      <StrictMode>
        <Providers>
          <Pages />
        </Providers>
      </StrictMode>,
    ),
  () => (root.innerHTML = '<p role="alert" style="padding: 24px">系统没有加载完成，请<a href="">重新打开</a>。The product did not load; <a href="">open it again</a>.</p>'),
);
