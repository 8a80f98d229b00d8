/** Lists in pages: the body is the items alone, and the header tells where the other pages are. */
@NullMarked
package io.gatehouse.auth.page;

import org.jspecify.annotations.NullMarked;
