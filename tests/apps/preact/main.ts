import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '../react/App.tsx';

// React's app as it is: the test has `react` mean `preact/compat`, as many sites do.
const root = document.querySelector('#app');
if (root) createRoot(root).render(createElement(App));
