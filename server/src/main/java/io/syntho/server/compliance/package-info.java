/** Compliance documents: what the evidence says under the GDPR and HIPAA, and the document that says it to a privacy officer. */
@NullMarked
package io.syntho.server.compliance;

import org.jspecify.annotations.NullMarked;
