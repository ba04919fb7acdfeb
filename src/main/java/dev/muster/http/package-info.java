/// Carries requests: the server, the route table, limits and request ids, behind types of our own so that the
/// server library could be changed. Knows no SCIM.
@NullMarked
package dev.muster.http;

import org.jspecify.annotations.NullMarked;
