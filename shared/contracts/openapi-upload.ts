// The one step of the API that no route of ours serves: the form that carries a photo straight to S3. What the form holds
// is the answer of `evidence.request`; here stands what S3 makes of it.

/** Where the form is sent; the answer that gives the form says so too. */
export const uploadPath = '/uploads/';

const xml = { 'application/xml': { schema: { type: 'string' } } };

export const uploadOperation = {
  operationId: 'evidence.upload',
  tags: ['evidence'],
  summary: 'Send the photo to storage',
  description:
    'Send every entry of `fields` as it came, then the photo as `file`, which must be the last part. The fields are the permission and hold for some minutes; no token is needed.',
  security: [],
  requestBody: {
    required: true,
    content: {
      'multipart/form-data': {
        schema: {
          type: 'object',
          properties: {
            key: { type: 'string', description: 'And all other `fields`.' },
            file: {
              type: 'string',
              contentMediaType: 'image/jpeg',
              description: 'The bytes that were declared.',
            },
          },
          required: ['key', 'file'],
          additionalProperties: { type: 'string' },
        },
      },
    },
  },
  responses: {
    204: { description: 'Stored; commit the evidence now.' },
    400: { description: 'S3: another size, type or hash than was declared.', content: xml },
    403: { description: 'S3: the form has run out, or a field was changed.', content: xml },
  },
};
