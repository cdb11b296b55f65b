#include "services/kubernetes/LineSplitter.h"

namespace ph {

bool LineSplitter::add(std::string_view bytes, const std::function<bool(std::string_view)>& line)
{
    while (!bytes.empty()) {
        const auto end = bytes.find('\n');
        const std::string_view piece = bytes.substr(0, end);
        if (begun_.size() + piece.size() > longest_) {
            tooLong_ = true;
            return false;
        }
        if (end == std::string_view::npos) {
            begun_ += piece;
            return true;
        }
        bytes.remove_prefix(end + 1);
        bool goOn = true;
        if (begun_.empty()) {
            goOn = piece.empty() || line(piece);
        } else {
            begun_ += piece;
            goOn = line(begun_);
            begun_.clear();
        }
        if (!goOn)
            return false;
    }
    return true;
}

} // namespace ph
