/// The token address, asked over HTTP.
@NullMarked
package dev.muster.oauth;

import org.jspecify.annotations.NullMarked;
