#include "app/cli/CommandOutline.h"

#include <algorithm>
#include <iterator>

namespace ph {

bool OptionOutline::takesFile() const
{
    constexpr const char* files[] = {"FILE", "DIR", "PATH", "TABLE", "OUT", "REPORT", ".yaml"};
    return std::any_of(std::begin(files), std::end(files),
                       [&](const char* word) { return valueName.find(word) != std::string::npos; });
}

} // namespace ph
