#include "widgets/charts/LineLayer.h"

namespace ph {

void LineLayer::reset(std::shared_ptr<const LineBundle> bundle, QSize size, float thickness)
{
    bundle_ = std::move(bundle);
    density_ = LineDensity(size.width(), size.height());
    image_ = QImage(size, QImage::Format_ARGB32_Premultiplied);
    image_.fill(Qt::transparent);
    shown_.assign(bundle_->size(), false);
    thickness_ = thickness;
    opacity_ = -1;
}

bool LineLayer::follow(const std::vector<bool>& wanted, std::size_t most, double opacity)
{
    if (!bundle_ || image_.isNull())
        return true;
    std::vector<std::uint32_t> come, go;
    bool done = true;
    for (std::uint32_t line = 0; line < shown_.size(); ++line) {
        if (shown_[line] == wanted[line])
            continue;
        if (come.size() + go.size() == most) {
            done = false;
            break;
        }
        (wanted[line] ? come : go).push_back(line);
        shown_[line] = wanted[line];
    }
    if (come.empty() && go.empty() && opacity == opacity_)
        return done;
    density_.add(*bundle_, come, thickness_);
    density_.takeAway(*bundle_, go, thickness_);
    opacity_ = opacity;
    density_.render(reinterpret_cast<std::uint32_t*>(image_.bits()), image_.bytesPerLine() / 4, opacity);
    return done;
}

} // namespace ph
