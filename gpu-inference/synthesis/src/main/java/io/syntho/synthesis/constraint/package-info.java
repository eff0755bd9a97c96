/** Rules that every synthetic row keeps: checked on the real rows, met by construction where that is possible, else by bounded rejection. */
@NullMarked
package io.syntho.synthesis.constraint;

import org.jspecify.annotations.NullMarked;
