#include "widgets/common/LargeImage.h"

#include "models/values/LargePages.h"

#include <limits>
#include <vector>

namespace ph {

QImage largeImage(QSize size, QImage::Format format)
{
    using Pixels = std::vector<uchar, LargePageAllocator<uchar>>;
    const qsizetype stride =
        (qsizetype(size.width()) * QImage::toPixelFormat(format).bitsPerPixel() + 31) / 32 * 4;
    if (size.isEmpty() || stride * size.height() > std::numeric_limits<int>::max())
        return {};
    auto* const pixels = new Pixels(std::size_t(stride * size.height()));
    return QImage(
        pixels->data(), size.width(), size.height(), stride, format,
        [](void* held) { delete static_cast<Pixels*>(held); }, pixels);
}

} // namespace ph
