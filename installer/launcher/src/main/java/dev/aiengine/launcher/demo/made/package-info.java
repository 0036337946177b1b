/** Data for the demo, made on the spot: the same every time, and as untidy as real data. */
@NullMarked
package dev.aiengine.launcher.demo.made;

import org.jspecify.annotations.NullMarked;
