#include "services/log/Log.h"

Q_LOGGING_CATEGORY(lcHttp, "ph.http")
Q_LOGGING_CATEGORY(lcStore, "ph.store")
Q_LOGGING_CATEGORY(lcSync, "ph.sync")
Q_LOGGING_CATEGORY(lcApp, "ph.app")
