@NullMarked
package io.gatehouse.auth.production;

import org.jspecify.annotations.NullMarked;
