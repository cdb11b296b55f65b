#pragma once

#include "services/connectors/mlflow/MlflowSample.h"
#include "tests/app/Desk.h"

#include <QDir>

namespace ph::testing {

/// A home folder beside the desk, with a small store at each of these places below it. The program finds
/// itself there; at the end it is where it was.
class HomeWithStores {
public:
    HomeWithStores(const Desk& desk, const QStringList& places)
    {
        const auto home = desk.path(QStringLiteral("home"));
        for (const auto& place : places) {
            const auto store =
                createSampleStore((home + u'/' + place).toStdString(), SampleSize::Small, systemNow);
            if (!store)
                qFatal("%s: %s", qPrintable(store.error().where), qPrintable(store.error().detail));
        }
        qputenv("HOME", home.toUtf8());
        QDir::setCurrent(home);
    }
    ~HomeWithStores()
    {
        QDir::setCurrent(wasIn_);
        qputenv("HOME", wasHome_);
    }
    Q_DISABLE_COPY_MOVE(HomeWithStores)

private:
    const QString wasIn_ = QDir::currentPath();
    const QByteArray wasHome_ = qgetenv("HOME");
};

} // namespace ph::testing
