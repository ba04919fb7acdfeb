/// SCIM messages as JSON: bodies are read and checked against the schema, answers and errors are written (RFC
/// 7643 section 2, RFC 7644 sections 3.1, 3.4.2, 3.9 and 3.12).
@NullMarked
package dev.muster.scim.message;

import org.jspecify.annotations.NullMarked;
