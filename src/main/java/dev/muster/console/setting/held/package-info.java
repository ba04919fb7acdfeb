/// The people of a setting whose removal is held (rule H2), and the decision about them.
@NullMarked
package dev.muster.console.setting.held;

import org.jspecify.annotations.NullMarked;
