// Shows every document this host offers; the token goes into X-Token through the page's own "Authorize" button.
fetch('/schema/documents')
  .then((answer) => answer.json())
  .then((documents) => {
    SwaggerUIBundle({
      dom_id: '#schema',
      urls: documents,
      presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
      layout: 'StandaloneLayout',
      persistAuthorization: true,
      validatorUrl: null,
    });
  });
