#pragma once

#include <QByteArray>
#include <QString>

#include <string_view>

namespace ph {

/// As names and queries are compared: without case, and without the marks over letters. UTF-8.
QByteArray foldedName(QStringView text);

/// Letters and digits, and all that is not ASCII; the rest stands between words.
constexpr bool isInWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

/// What wordFit() gives a word that does not occur in the name as it is: up to 25 where its letters do, in
/// their order and with little between them; those strewn over a long name are there by chance, and do not
/// count. 0 for a word that is not ASCII.
int strewnFit(std::string_view word, std::string_view name);

/// How well one word fits a name, both folded; 0: not at all. 100 where the name begins with it, 80 where a
/// word in it does, 40 anywhere, and otherwise strewnFit(). What is not ASCII must occur unbroken.
int wordFit(std::string_view word, std::string_view name);

} // namespace ph
