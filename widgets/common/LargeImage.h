#pragma once

#include <QImage>

namespace ph {

/// An image without content, as large ones are worth it on large pages: to write the pages of a window's
/// picture for the first time takes longer than to paint it. Null where the size is empty or too large.
QImage largeImage(QSize size, QImage::Format format);

} // namespace ph
