import './medicine-app.ts';
