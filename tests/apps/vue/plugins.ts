import vue from '@vitejs/plugin-vue';

export const plugins = [vue()];
