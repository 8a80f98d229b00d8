/** What may not be in production. */
@NullMarked
package io.gatehouse.shared.production;

import org.jspecify.annotations.NullMarked;
