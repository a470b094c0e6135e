import { createRoot } from 'react-dom/client';

createRoot(document.getElementById('root')!).render(<p>全国质量标杆遴选系统</p>);
