/// What known clients write differently from the RFCs, one [dev.muster.scim.dialect.Habit] each, with its
/// source, and the code that brings it into the RFC's form before the strict code sees it. Habits that the
/// strict reading covers already have no entry: `op` in any case (P1, PAT-05), add as set (P2, PAT-26), objects
/// without path and dotted or URN keys in them (P3, P4, P5, PAT-24, PAT-46, PAT-55), several operations on one
/// new element (Q2, PAT-06), URN prefixes (Q4, Q5, PAT-14, PAT-15), names in any case (Q7, PAT-13), null (V9,
/// NUL-02), merging (V11, PAT-48), unlisted extensions (V13, COM-16), read-only attributes (V14, CRE-03),
/// passwords (V15), sparse elements and empty arrays (V16, V17), values kept as sent (V18), and members by
/// value, by filter, all, none, twice or absent, mixed, many, without type, nested (M1 to M9, M13, PAT-37 to
/// PAT-44).
@NullMarked
package dev.muster.scim.dialect;

import org.jspecify.annotations.NullMarked;
