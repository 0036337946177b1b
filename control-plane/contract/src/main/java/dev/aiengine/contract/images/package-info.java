/** How images are displayed: places on them, such as an answer's boxes, are in pixels as displayed. */
@NullMarked
package dev.aiengine.contract.images;

import org.jspecify.annotations.NullMarked;
