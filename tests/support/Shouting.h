#pragma once

#include <QCoreApplication>
#include <QTranslator>

namespace ph::testing {

/// A language in which every text that is translated is marked, for as long as this lives.
class Shouting : public QTranslator {
public:
    Shouting() { QCoreApplication::installTranslator(this); }
    ~Shouting() override { QCoreApplication::removeTranslator(this); }
    Shouting(const Shouting&) = delete;
    Shouting& operator=(const Shouting&) = delete;

    static QString of(const QString& text) { return u'!' + text; }
    static bool isIn(const QString& text) { return text.startsWith(u'!'); }

    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* text, const char*, int) const override
    {
        return of(QString::fromUtf8(text));
    }
};

} // namespace ph::testing
