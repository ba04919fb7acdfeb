/// The requests of a setting's client: in plain words first, and the wire below.
@NullMarked
package dev.muster.console.setting.log;

import org.jspecify.annotations.NullMarked;
