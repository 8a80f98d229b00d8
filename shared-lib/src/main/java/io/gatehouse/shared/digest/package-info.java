/** SHA-256, and the entity tags that are made with it. */
@NullMarked
package io.gatehouse.shared.digest;

import org.jspecify.annotations.NullMarked;
