#include "models/values/NaturalOrder.h"

#include <QString>

#include <algorithm>
#include <bit>
#include <cstring>

namespace ph {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

struct Entry {
    std::uint64_t head; // first eight bytes after the prefix that all share: most comparisons end here
    std::uint32_t offset, length;
    std::uint32_t code;
};

std::uint64_t headOf(std::string_view key)
{
    std::uint64_t head = 0;
    for (std::size_t i = 0; i < 8; ++i)
        head = head << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0);
    return head;
}

} // namespace

void appendNaturalKey(std::string_view utf8, std::string& out)
{
    std::string folded;
    std::string_view text = utf8;
    if (!isAscii(utf8)) {
        folded = QString::fromUtf8(utf8.data(), qsizetype(utf8.size())).toCaseFolded().toStdString();
        text = folded;
    }
    for (std::size_t i = 0; i < text.size();) {
        if (!isDigit(text[i])) {
            const char c = text[i++];
            out += c >= 'A' && c <= 'Z' ? char(c + 32) : c;
            continue;
        }
        while (i < text.size() && text[i] == '0')
            ++i;
        const auto begin = i;
        while (i < text.size() && isDigit(text[i]))
            ++i;
        // '0' keeps numbers where digits stand among other characters; then more digits mean a larger number.
        const auto digits = i - begin;
        out += '0';
        out += char(std::min<std::size_t>(digits, 255));
        if (digits >= 255) {
            for (int shift = 24; shift >= 0; shift -= 8)
                out += char(digits >> shift & 0xFF);
        }
        out.append(text.substr(begin, digits));
    }
}

void sortNaturally(std::vector<std::uint32_t>& codes, const TextDictionary& dictionary)
{
    std::string keys;
    std::vector<Entry> entries;
    entries.reserve(codes.size());
    for (const auto code : codes) {
        const auto offset = keys.size();
        appendNaturalKey(dictionary.at(code), keys);
        entries.push_back({0, std::uint32_t(offset), std::uint32_t(keys.size() - offset), code});
    }
    const auto view = [&keys](const Entry& e) { return std::string_view(keys).substr(e.offset, e.length); };
    if (entries.empty())
        return;
    const auto first = view(entries.front());
    std::size_t shared = first.size();
    for (const auto& entry : entries) {
        const auto key = view(entry);
        const auto end = std::mismatch(
            first.begin(), first.begin() + std::ptrdiff_t(std::min(shared, key.size())), key.begin());
        shared = std::size_t(end.first - first.begin());
    }
    for (auto& entry : entries)
        entry.head = headOf(view(entry).substr(shared));
    std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
        if (a.head != b.head)
            return a.head < b.head;
        if (const int c = view(a).compare(view(b)); c != 0)
            return c < 0;
        return dictionary.at(a.code) < dictionary.at(b.code);
    });
    std::transform(entries.begin(), entries.end(), codes.begin(), [](const Entry& e) { return e.code; });
}

} // namespace ph
