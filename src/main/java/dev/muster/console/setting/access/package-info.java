/// What lets the client of a setting in: its tokens and OAuth clients, made, rotated and revoked.
@NullMarked
package dev.muster.console.setting.access;

import org.jspecify.annotations.NullMarked;
