/// The product's rules, each checked through the doors: what an identity provider sends over SCIM, and what the
/// administrator then sees through the admin API.
@NullMarked
package dev.muster.rules;

import org.jspecify.annotations.NullMarked;
