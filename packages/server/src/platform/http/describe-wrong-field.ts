import type { FastifySchemaValidationError } from 'fastify';

export type WrongField = { field: string; message: string; cure: string };

const REFERENCE = '/api/openapi.json says what it takes.';
/** More would be no help. */
const MOST_NAMED = 40;

/** What is wrong with a request that its schema refused: which field, and what to write instead. */
export function describeWrongField(
  context: string,
  errors: readonly FastifySchemaValidationError[],
): WrongField | undefined {
  const first = deepestOf(errors);
  if (first === undefined) return undefined;
  const at = `${context}${first.instancePath}`;
  const { missingProperty, additionalProperty } = first.params;
  if (missingProperty !== undefined) {
    const field = `${at}/${String(missingProperty)}`;
    return { field, message: `${field} is missing.`, cure: `Add it; ${REFERENCE}` };
  }
  if (additionalProperty !== undefined) {
    const field = `${at}/${String(additionalProperty)}`;
    const cure = `Leave it out, or correct its name; ${REFERENCE}`;
    return { field, message: `${field} is not known.`, cure };
  }
  const allowed = listAllowed(first, errors);
  return {
    field: at,
    message: `${at} ${first.message ?? 'is not valid'}.`,
    cure:
      allowed.length > 0 && allowed.length <= MOST_NAMED
        ? `Take one of: ${allowed.map(String).join(', ')}.`
        : `Correct ${at}; ${REFERENCE}`,
  };
}

/**
 * Of the alternatives of a union the one that was meant is the one that holds furthest: the others fail at its first field,
 * such as its `kind`.
 */
function deepestOf(
  errors: readonly FastifySchemaValidationError[],
): FastifySchemaValidationError | undefined {
  const depth = ({ instancePath }: FastifySchemaValidationError): number => instancePath.split('/').length;
  const [first] = errors;
  return errors
    .filter(({ keyword }) => keyword !== 'const' && keyword !== 'anyOf')
    .reduce((deepest, one) => (depth(one) > depth(deepest ?? one) ? one : deepest), first);
}

/** What a field may be, where that is a list, or a union of single values. */
function listAllowed(
  first: FastifySchemaValidationError,
  errors: readonly FastifySchemaValidationError[],
): unknown[] {
  const { allowedValues } = first.params;
  if (Array.isArray(allowedValues)) return allowedValues;
  const alternatives = errors.filter(({ keyword }) => keyword !== 'anyOf');
  const single = alternatives.every(
    ({ keyword, instancePath }) => keyword === 'const' && instancePath === first.instancePath,
  );
  return single ? alternatives.map(({ params }) => params.allowedValue) : [];
}
