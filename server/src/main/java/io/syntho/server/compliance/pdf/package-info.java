/** The compliance document as PDF: what stands in it, and in which words. */
@NullMarked
package io.syntho.server.compliance.pdf;

import org.jspecify.annotations.NullMarked;
