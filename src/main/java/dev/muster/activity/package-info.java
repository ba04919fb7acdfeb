/// What happened: one append-only event for every change, with before and after.
@NullMarked
package dev.muster.activity;

import org.jspecify.annotations.NullMarked;
