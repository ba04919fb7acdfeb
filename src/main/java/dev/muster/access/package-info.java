/// Who may use the admin API, and what operators do over all companies.
@NullMarked
package dev.muster.access;

import org.jspecify.annotations.NullMarked;
