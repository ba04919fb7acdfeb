/// Identity providers' traffic, request by request as they send it, replayed against the whole server.
///
/// `src/test/resources/clients` holds a file of traffic for each (JSON Lines, run from top to bottom against an
/// empty setting) and what it must leave behind. In a step, `path` is relative to the setting's SCIM address
/// and sent byte for byte; `expect` lists the accepted statuses, JSON Pointers with their exact value (`json`),
/// with a number of elements (`count`), or without a value (`absent`); `save` keeps the answer's id under a
/// name that later steps use as `{{name}}`; steps that follow each other with the same letter in `parallel` are
/// sent at once. `source` tells where the kind of request is documented; names and values are invented.
@NullMarked
package dev.muster.clients;

import org.jspecify.annotations.NullMarked;
