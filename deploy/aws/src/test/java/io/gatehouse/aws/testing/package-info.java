/** What the tests of this module share. */
@NullMarked
package io.gatehouse.aws.testing;

import org.jspecify.annotations.NullMarked;
