/** @jsxImportSource react */
import { createRoot } from 'react-dom/client';
import { EndlessList } from './EndlessList.tsx';
import { VirtualList } from './VirtualList.tsx';

const root = document.querySelector('#app');
if (root) createRoot(root).render(location.pathname === '/endless' ? <EndlessList /> : <VirtualList />);
