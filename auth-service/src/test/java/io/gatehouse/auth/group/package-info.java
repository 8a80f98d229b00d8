@NullMarked
package io.gatehouse.auth.group;

import org.jspecify.annotations.NullMarked;
