#include "services/kubernetes/NewestLines.h"

#include <algorithm>

namespace ph {

void NewestLines::add(std::string_view piece)
{
    if (isWithinDropped_) {
        const auto end = piece.find('\n');
        if (end == std::string_view::npos)
            return;
        piece.remove_prefix(end + 1);
        isWithinDropped_ = false;
        ++dropped_;
    }
    kept_ += piece;
    if (kept_.size() > 2 * mostBytes_)
        trim();
}

void NewestLines::trim()
{
    if (kept_.size() <= mostBytes_)
        return;
    const auto from = kept_.size() - mostBytes_;
    // Never the rest of a line: half a secret is not known to be one.
    const auto end = kept_.find('\n', from - 1);
    const auto cut = end == std::string::npos ? kept_.size() : end + 1;
    dropped_ += std::count(kept_.begin(), kept_.begin() + std::ptrdiff_t(cut), '\n');
    isWithinDropped_ = end == std::string::npos;
    kept_.erase(0, cut);
}

std::string NewestLines::take(End end)
{
    trim();
    if (end == End::Cut)
        kept_.erase(kept_.rfind('\n') + 1); // nothing of it where it has no whole line
    return std::move(kept_);
}

} // namespace ph
