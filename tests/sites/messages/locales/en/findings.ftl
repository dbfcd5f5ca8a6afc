kind-list = { 
