/// What is said to people, in their language: the texts, and the sentences that more than one door tells.
@NullMarked
package dev.muster.words;

import org.jspecify.annotations.NullMarked;
