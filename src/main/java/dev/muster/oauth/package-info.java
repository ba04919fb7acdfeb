/// The door at which an identity provider gets its access tokens: OAuth 2.0 client credentials (RFC 6749).
@NullMarked
package dev.muster.oauth;

import org.jspecify.annotations.NullMarked;
