/**
 * Sets text, tables and drawings on tagged PDF pages. Layout is ours, since OpenPDF's own elements write no tags; drawing needs no fonts of the
 * machine, since AWT refuses to start where there are none. All text that passes through here may be hostile.
 */
@NullMarked
package io.syntho.server.compliance.typeset;

import org.jspecify.annotations.NullMarked;
