/** Child processes that log to bounded files and never outlive the process that started them. */
@org.jspecify.annotations.NullMarked
package io.syntho.local.process;
