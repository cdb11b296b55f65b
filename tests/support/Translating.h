#pragma once

#include <QCoreApplication>
#include <QMap>
#include <QTranslator>

namespace ph::testing {

/// Translates these texts of one context as long as it lives.
class Translating : public QTranslator {
public:
    Translating(QString context, QMap<QString, QString> texts)
        : context_(std::move(context))
        , texts_(std::move(texts))
    {
        QCoreApplication::installTranslator(this);
    }
    ~Translating() override { QCoreApplication::removeTranslator(this); }
    Translating(const Translating&) = delete;
    Translating& operator=(const Translating&) = delete;

    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char* /*comment*/,
                      int /*count*/) const override
    {
        return context_ == QLatin1String(context) ? texts_.value(QString::fromUtf8(source)) : QString();
    }

private:
    QString context_;
    QMap<QString, QString> texts_;
};

} // namespace ph::testing
