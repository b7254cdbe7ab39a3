// Bundled in place of the SDK's package of the same name: the table's client makes such a cache and, as no command of
// DynamoDB discovers endpoints, never asks it.
export class EndpointCache {}
