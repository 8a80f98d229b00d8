@NullMarked
package io.gatehouse.auth.key;

import org.jspecify.annotations.NullMarked;
