/** The packages that say `react` get Preact. */
const preactInPlaceOfReact = {
  name: 'preact-in-place-of-react',
  config: () => ({
    resolve: {
      alias: {
        'react-dom/client': 'preact/compat/client',
        'react-dom': 'preact/compat',
        'react/jsx-runtime': 'preact/jsx-runtime',
        'react/jsx-dev-runtime': 'preact/jsx-dev-runtime',
        react: 'preact/compat',
      },
    },
  }),
};

export const plugins = [preactInPlaceOfReact];
