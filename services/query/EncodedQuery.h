#pragma once

#include <QString>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace ph {

/// UTF-8 of the text, and the way back from its bytes to UTF-16 units.
struct EncodedQuery {
    std::string bytes;
    std::vector<std::uint32_t> units; // per byte, and one past the end

    explicit EncodedQuery(const QString& text)
    {
        bytes.reserve(std::size_t(text.size()) * 2);
        for (qsizetype i = 0; i < text.size();) {
            const auto start = std::uint32_t(i);
            const bool pair =
                text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
            // A lone surrogate has no UTF-8; it becomes U+FFFD.
            const auto one = pair                    ? text.mid(i, 2)
                             : text[i].isSurrogate() ? QString(QChar(0xFFFD))
                                                     : QString(text[i]);
            const auto utf8 = one.toUtf8();
            bytes.append(utf8.constData(), std::size_t(utf8.size()));
            units.resize(bytes.size(), start);
            i += pair ? 2 : 1;
        }
        units.push_back(std::uint32_t(text.size()));
    }
    qsizetype unit(std::size_t byte) const { return units[std::min(byte, bytes.size())]; }
};

inline QString queryText(std::string_view view)
{
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

} // namespace ph
